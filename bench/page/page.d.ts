/** APIs of the page that TypeScript's own types lack. */
interface Performance {
  measureUserAgentSpecificMemory(): Promise<{ breakdown: { bytes: number; types: string[] }[] }>;
}

interface PerformanceEventTiming {
  readonly interactionId: number;
}

interface PerformanceElementTiming extends PerformanceEntry {
  readonly renderTime: number;
}
