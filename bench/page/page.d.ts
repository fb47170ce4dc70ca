/** APIs of the page that TypeScript's own types lack. */
interface PerformanceEventTiming {
  readonly interactionId: number;
}

interface PerformanceElementTiming extends PerformanceEntry {
  readonly renderTime: number;
}
