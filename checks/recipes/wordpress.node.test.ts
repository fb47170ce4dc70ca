import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { ANNA, ask, describeOnSite, totalOn } from './site.js';

/** WordPress's own code, where Debian puts it. */
const WORDPRESS = '/usr/share/wordpress/wp-includes';

/** WordPress without a database: its hooks, shortcodes and filter of HTML, and what stands for the rest. */
const LOAD = `<?php
session_start();
foreach (['compat', 'plugin', 'formatting', 'shortcodes', 'kses'] as $file) {
    require_once "${WORDPRESS}/$file.php";
}
$queue = [];
function wp_enqueue_script($handle, $src) { $GLOBALS['queue'][] = $src; }
function wp_allowed_protocols() { return ['http', 'https']; }
function nocache_headers() { header('Cache-Control: no-store, private'); }
function get_current_user_id() { return isset($_SESSION['client']) ? 7 : 0; }
function get_user_meta($user, $key, $single) { return $_SESSION[str_replace('loyalty_', '', $key)]; }
function wp_send_json($value, $status = 200) {
    http_response_code($status);
    header('Content-Type: application/json');
    exit(json_encode($value));
}
require __DIR__ . '/wordpress-plugin.php';
`;

/** Shows what an author has written, as WordPress stores and shows it. */
const SHOW = `<?php
require __DIR__ . '/wordpress.php';
echo '<!doctype html><main>' . do_shortcode(wp_kses_post(file_get_contents(__DIR__ . '/written.html'))) . '</main>';
foreach ($queue as $src) {
    echo "<script src='$src'></script>";
}
`;

const AJAX = `<?php
require __DIR__ . '/../wordpress.php';
$action = (get_current_user_id() ? 'wp_ajax_' : 'wp_ajax_nopriv_') . $_GET['action'];
if (!has_action($action)) {
    http_response_code(400);
    exit('0');
}
do_action($action);
`;

const SESSION = '/wp-admin/admin-ajax.php?action=inquiries_session';

describeOnSite('a page of WordPress', [WORDPRESS], (site) => {
  before(async () => {
    await site.write('wordpress.php', LOAD);
    await site.write('page.php', SHOW);
    await site.write('wp-admin/admin-ajax.php', AJAX);
  });

  /** Returns the main part of the page in which an author has written this. */
  async function shown(html: string): Promise<string> {
    await site.write('written.html', html);
    const page = await (await fetch(`${site.origin}/page.php`)).text();
    const [, main = ''] = /<main>([^]*)<\/main>/.exec(page) ?? [];
    return main.replaceAll(/<!--.*?-->/g, '').trim();
  }

  it('keeps the place of the tag, and drops the element, which authors may not write', async () => {
    assert.equal(await shown(await site.read('place.html')), '<div id="inquiries"></div>');
    assert.ok(!(await shown(await site.read('account.html'))).includes('client-leads'));
  });

  it('shows the list by a shortcode, with nothing of the client in it', async () => {
    const html = await shown('<p>[inquiries]</p>');
    assert.match(html, /^<p><client-leads [^>]*><\/client-leads><\/p>$/);
    assert.ok(!html.includes(ANNA.token) && !html.includes(ANNA.client));
    const page = await site.openAs(ANNA, '/page.php');
    assert.equal(await totalOn(page), ANNA.total);
  });

  it('shows nothing to a user who is no client of the programme', async () => {
    const nobody = { client: '', token: '', total: 0 };
    const page = await site.openAs(nobody, '/page.php');
    assert.deepEqual(await ask(page, SESSION), { status: 200, text: 'null' });
  });

  it('answers only a POST, since a cache may keep the answer to a GET', async () => {
    const page = await site.openAs(ANNA, '/page.php');
    const answer = await ask(page, SESSION, { method: 'GET' });
    assert.deepEqual(answer, { status: 400, text: '0' });
  });

  it('returns no token if nobody is signed in', async () => {
    const response = await fetch(site.origin + SESSION, { method: 'POST' });
    assert.deepEqual([response.status, await response.json()], [200, null]);
    assert.match(response.headers.get('cache-control') ?? '', /no-store/);
  });
});
