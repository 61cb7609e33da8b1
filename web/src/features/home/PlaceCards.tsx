import { SimpleGrid, Text } from '@mantine/core';
import { Link, type LinkProps } from '@tanstack/react-router';
import { ArrowRight, type LucideIcon } from 'lucide-react';
import classes from './home.module.css';

export interface PlaceCard {
  to: LinkProps['to'];
  icon: LucideIcon;
  title: string;
  text: string;
}

/** Large targets, each to one part of the platform. */
export function PlaceCards({ cards }: { cards: PlaceCard[] }) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, lg: Math.min(cards.length, 4) }} spacing="md">
      {cards.map(({ to, icon: Icon, title, text }) => (
        <Link key={title} to={to} className={classes['place']}>
          <span className={classes['icon']}>
            <Icon size={22} aria-hidden />
          </span>
          <Text fw={600} mt="sm" component="span" display="block">
            {title} <ArrowRight size={15} aria-hidden className={classes['arrow']} />
          </Text>
          <Text size="sm" c="dimmed" mt={4} component="span" display="block">
            {text}
          </Text>
        </Link>
      ))}
    </SimpleGrid>
  );
}
