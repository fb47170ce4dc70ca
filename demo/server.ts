import { startDemo } from './start-demo.js';

const { url } = await startDemo({ port: Number(process.env.PORT) || undefined });
console.log(`Demo: ${url} (Ctrl+C ends it)`);
