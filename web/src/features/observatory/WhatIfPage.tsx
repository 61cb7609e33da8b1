export function WhatIfPage() { return <h1>WhatIfPage</h1>; }
