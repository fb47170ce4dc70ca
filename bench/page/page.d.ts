/** APIs of the page that TypeScript's own types lack. */
interface Performance {
  measureUserAgentSpecificMemory(): Promise<{ breakdown: { bytes: number; types: string[] }[] }>;
}

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
}

interface PerformanceEventTiming {
  readonly interactionId: number;
}

interface PerformanceElementTiming extends PerformanceEntry {
  readonly renderTime: number;
}
