#!/usr/bin/env python3
"""A mail server for tests that speaks TLS and asks who one is. It takes mails from 'vallis' with the password 'right' alone.

usage: mail_server.py HOW FOLDER [NAME]

HOW     starttls, implicit, or plain (it offers no TLS)
FOLDER  its certificate is put there (authority.pem), a line for each command in which state it came (heard.txt: 'tls' or
        'clear', then the command), and each mail (mail-1.eml, …)
NAME    whom the certificate is for, localhost where absent

Prints its port once it listens, and serves one connection after another until its standard input ends.
"""

import base64
import os
import socket
import ssl
import subprocess
import sys
import threading
from pathlib import Path

how, folder = sys.argv[1], Path(sys.argv[2])
name = sys.argv[3] if len(sys.argv) > 3 else "localhost"
RIGHT = b"\0vallis\0right"


def make_certificate() -> ssl.SSLContext:
    key, certificate = folder / "key.pem", folder / "authority.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                    "-subj", f"/CN={name}", "-addext", f"subjectAltName=DNS:{name}", "-keyout", key, "-out", certificate],
                   check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


class Talk:
    def __init__(self, connection: socket.socket, context: ssl.SSLContext):
        self.context = context
        self.mails = len(list(folder.glob("mail-*.eml")))
        self.known = False
        self.use(context.wrap_socket(connection, server_side=True) if how == "implicit" else connection)

    def use(self, connection: socket.socket) -> None:
        self.connection, self.lines = connection, connection.makefile("rb")
        self.secure = isinstance(connection, ssl.SSLSocket)

    def say(self, *lines: str) -> None:
        self.connection.sendall("".join(line + "\r\n" for line in lines).encode())

    def hear(self) -> bytes:
        line = self.lines.readline().rstrip(b"\r\n")
        with (folder / "heard.txt").open("a") as heard:
            heard.write(f"{'tls' if self.secure else 'clear'} {line.decode(errors='replace')}\n")
        return line

    def sign_in(self, line: bytes) -> None:
        if not self.secure:
            return self.say("538 not in the clear")
        words = line.split(b" ")
        if len(words) < 3:
            self.say("334 ")
            words.append(self.hear())
        self.known = base64.b64decode(words[2]) == RIGHT
        return self.say("235 welcome" if self.known else "535 the password is not right")

    def take(self) -> None:
        self.say("354 go on")
        text = b""
        while not text.endswith(b"\r\n.\r\n"):
            text += self.lines.readline()
        self.mails += 1
        (folder / f"mail-{self.mails}.eml").write_bytes(text)
        self.say("250 taken")

    def run(self) -> None:
        self.say("220 test")
        while line := self.hear():
            word = line.split(b" ")[0].upper()
            if word == b"EHLO":
                more = ["250-AUTH PLAIN"] if self.secure else ["250-STARTTLS"] if how == "starttls" else []
                self.say("250-test", *more, "250 8BITMIME")
            elif word == b"STARTTLS":
                self.say("220 go on")
                self.use(self.context.wrap_socket(self.connection, server_side=True))
            elif word == b"AUTH":
                self.sign_in(line)
            elif word == b"QUIT":
                self.say("221 bye")
                return
            elif not self.known:
                self.say("530 sign in first")
            elif word == b"DATA":
                self.take()
            else:
                self.say("250 ok")


def serve(listening: socket.socket, context: ssl.SSLContext) -> None:
    while True:
        connection, _ = listening.accept()
        try:
            Talk(connection, context).run()
        except OSError:  # it went away, or did not trust the certificate
            pass
        finally:
            connection.close()


context = make_certificate()
listening = socket.create_server(("127.0.0.1", 0))
threading.Thread(target=serve, args=(listening, context), daemon=True).start()
print(listening.getsockname()[1], flush=True)
sys.stdin.read()
os._exit(0)
