import { useMe } from '../../shared/useMe';
import { GuestHome } from './GuestHome';
import { MyHome } from './MyHome';

/** Who is signed in sees what needs them; a guest sees what the cluster is. */
export function HomePage() {
  const me = useMe();
  if (me === undefined) return null;
  return me ? <MyHome me={me} /> : <GuestHome />;
}
