import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getWebTypesData } from 'custom-element-jet-brains-integration';
import {
  getVsCodeCssCustomData,
  getVsCodeHtmlCustomData,
} from 'custom-element-vs-code-integration';

const FILES = {
  'vscode.html-custom-data.json': getVsCodeHtmlCustomData,
  'vscode.css-custom-data.json': getVsCodeCssCustomData,
  'web-types.json': getWebTypesData,
};

/**
 * A plugin of the manifest analyzer that writes what VS Code and JetBrains complete from. The
 * packages' own plugins write the same, and lines to the console.
 *
 * @param {{ outdir: string }} options
 */
export function editorData({ outdir }) {
  return {
    name: 'editor-data',
    packageLinkPhase({ customElementsManifest }) {
      for (const [file, getData] of Object.entries(FILES)) {
        const data = JSON.parse(getData(customElementsManifest, {}));
        writeFileSync(join(outdir, file), `${JSON.stringify(data, null, 2)}\n`);
      }
    },
  };
}
