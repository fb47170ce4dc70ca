<!doctype html>
<html lang="ru">
<head>
  <meta charset="<?php bloginfo('charset'); ?>">
  <meta name="viewport" content="width=device-width">
  <?php wp_head(); ?>
</head>
<body>
  <?php
  while (have_posts()) {
      the_post();
      the_content();
  }
  wp_footer();
  ?>
</body>
</html>
