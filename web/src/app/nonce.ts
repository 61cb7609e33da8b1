/** The word that the server put into index.html; the browser refuses styles that are made without it. */
export function nonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? '';
}
