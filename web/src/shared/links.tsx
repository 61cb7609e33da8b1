import { ActionIcon, Anchor, Button } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

/** Mantine's looks on the router's typed links, which are links (a button is one only when told so): `<ButtonLink to="/sign-in" variant="default">`. */
export const AnchorLink = createLink(Anchor<'a'>);
export const ButtonLink = createLink((props: ComponentProps<typeof Button<'a'>>) => <Button component="a" {...props} />);
export const IconLink = createLink((props: ComponentProps<typeof ActionIcon<'a'>>) => <ActionIcon component="a" {...props} />);
