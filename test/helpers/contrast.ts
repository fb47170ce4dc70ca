import { parentOf } from '../../src/dom/parent-of.js';

/** Colour as red, green, blue and alpha, each from 0 to 255. */
type Color = readonly [number, number, number, number];

const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
canvas.canvas.width = 1;
canvas.canvas.height = 1;

/** Any colour that CSS can express, except `currentcolor`. */
function parse(css: string): Color {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = css;
  canvas.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0, a = 0] = canvas.getImageData(0, 0, 1, 1).data;
  return [r, g, b, a];
}

function over([r, g, b, a]: Color, [br, bg, bb]: Color): Color {
  const mix = (top: number, bottom: number) => (top * a + bottom * (255 - a)) / 255;
  return [mix(r, br), mix(g, bg), mix(b, bb), 255];
}

function luminance([r, g, b]: Color): number {
  const linear = (channel: number) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

function ratio(a: Color, b: Color): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** The colour behind an element's text: its own background over those of its ancestors. */
function backgroundOf(element: Element | null): Color {
  if (!element) {
    return parse('Canvas');
  }
  const own = parse(getComputedStyle(element).backgroundColor);
  return own[3] === 255 ? own : over(own, backgroundOf(parentOf(element)));
}

/** Contrast of an element's text with the colour behind it, by WCAG 2. */
export function textContrast(element: Element): number {
  const background = backgroundOf(element);
  return ratio(over(parse(getComputedStyle(element).color), background), background);
}
