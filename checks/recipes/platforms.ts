/** As much of WordPress and 1C-Bitrix as their recipes ask. */

/** WordPress's own code, where Debian puts it. */
export const WORDPRESS = '/usr/share/wordpress/wp-includes';

/**
 * WordPress without a database: its hooks, shortcodes, filter of HTML and headers for other origins,
 * and what stands for the rest.
 */
const LOAD = `<?php
if (isset($_COOKIE[session_name()])) {
    session_start(['read_and_close' => true]);
}
foreach (['compat', 'plugin', 'formatting', 'shortcodes', 'kses', 'http'] as $file) {
    require_once "${WORDPRESS}/$file.php";
}
$queue = [];
function wp_enqueue_script($handle, $src) { $GLOBALS['queue'][] = $src; }
function wp_allowed_protocols() { return ['http', 'https']; }
function admin_url() { return 'https://shop.example/wp-admin/'; }
function home_url() { return 'https://shop.example'; }
function get_current_user_id() { return isset($_SESSION['client']) ? 7 : 0; }
function get_user_meta($user, $key, $single) {
    return $_SESSION[str_replace('loyalty_', '', $key)] ?? '';
}
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
send_origin_headers();
header('Cache-Control: no-cache, must-revalidate, max-age=0');
do_action((get_current_user_id() ? 'wp_ajax_' : 'wp_ajax_nopriv_') . $_GET['action']);
`;

/** The address of the recipe. */
export const WORDPRESS_ANSWER = '/wp-admin/admin-ajax.php?action=inquiries_session';

/** Who is signed in to 1C-Bitrix, and a field of theirs. */
const PROLOG = `<?php
session_start(['read_and_close' => defined('BX_SECURITY_SESSION_READONLY')]);
header('Content-Type: text/html');
$_SESSION['LOYALTY_TOKEN'] = $_SESSION['token'] ?? null;
class CUser {
    function IsAuthorized() { return isset($_SESSION['client']); }
    function GetID() { return 7; }
    static function GetByID($id) { return new self(); }
    function Fetch() { return ['UF_LOYALTY_CLIENT' => $_SESSION['client']]; }
}
$USER = new CUser();
`;

export const PLATFORM_FILES = [
  ['wordpress.php', LOAD],
  ['page.php', SHOW],
  ['wp-admin/admin-ajax.php', AJAX],
  ['bitrix/modules/main/include/prolog_before.php', PROLOG],
] as const;
