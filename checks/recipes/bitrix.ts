/** As much of 1C-Bitrix as the recipe asks: who is signed in, and a field of theirs. */
export const BITRIX = [
  'bitrix/modules/main/include/prolog_before.php',
  `<?php
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
`,
] as const;
