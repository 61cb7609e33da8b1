import { createFileRoute } from '@tanstack/react-router'

export const Route = createFileRoute('/observatory/what-if')({
  component: RouteComponent,
})

function RouteComponent() {
  return <div>Hello "/observatory/what-if"!</div>
}
