import { build } from 'esbuild';
import puppeteer from 'puppeteer-core';
import { chromiumOptions } from '../../tools/browsers.js';
import type { FleetOptions } from './fleet.js';

const MOST_MS = 3_600_000;

/** Starts a browser that simulates fleets, each in a page of its own. */
export async function startSimulation() {
  const { outputFiles } = await build({
    entryPoints: ['checks/fleet/in-page.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    conditions: ['production'],
  });
  const content = outputFiles[0]?.text ?? '';
  const browser = await puppeteer.launch({ ...chromiumOptions(), protocolTimeout: MOST_MS });

  return {
    close: () => browser.close(),

    /** Runs a scenario, by its index. Returns its figures. */
    async run(index: number, options: FleetOptions): Promise<readonly number[]> {
      const page = await browser.newPage();
      try {
        await page.setRequestInterception(true);
        page.on('request', (request) => void request.respond({ body: '<!doctype html>' }));
        await page.goto('https://shop.example/');
        await page.evaluate(content);
        return (
          (await page.evaluate((...args) => window.runScenario(...args), index, options)) ?? []
        );
      } finally {
        await page.close();
      }
    },
  };
}
