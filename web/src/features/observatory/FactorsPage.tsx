export function FactorsPage() { return <h1>FactorsPage</h1>; }
