import { ActionIcon, type ActionIconProps, Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';

/** What an <a> has, but for what Mantine's props already say. */
type Rest<Props> = Props & Omit<ComponentPropsWithRef<'a'>, keyof Props>;

/** Mantine's looks on the router's typed links, which are real ones: `<ButtonLink to="/sign-in" variant="default">`. */
export const AnchorLink = createLink((props: Rest<AnchorProps>) => <Anchor component="a" {...props} />);
export const ButtonLink = createLink((props: Rest<ButtonProps>) => <Button component="a" {...props} />);
export const IconLink = createLink((props: Rest<ActionIconProps>) => <ActionIcon component="a" {...props} />);
