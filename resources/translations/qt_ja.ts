<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- The words of Qt's own dialogs that its Japanese catalogue (qtbase_ja) does not have.
     qt_ja.qm is made of it: .venv/bin/pyside6-lrelease resources/translations/qt_ja.ts -->
<TS version="2.1" language="ja_JP" sourcelanguage="en">
<context>
  <name>QAbstractFileIconProvider</name>
  <message>
    <source>Drive</source>
    <translation>ドライブ</translation>
  </message>
  <message>
    <source>File</source>
    <translation>ファイル</translation>
  </message>
  <message>
    <source>Folder</source>
    <translation>フォルダー</translation>
  </message>
  <message>
    <source>Shortcut</source>
    <translation>ショートカット</translation>
  </message>
  <message>
    <source>Unknown</source>
    <translation>不明</translation>
  </message>
</context>
<context>
  <name>QAccessibleActionInterface</name>
  <message>
    <source>Moves the element into the visible area</source>
    <translation>見える所まで動かします</translation>
  </message>
  <message>
    <source>Show on Screen</source>
    <translation>画面に表示</translation>
  </message>
</context>
<context>
  <name>QCupsJobWidget</name>
  <message>
    <source>&amp;Billing information:</source>
    <translation>課金情報(&amp;B):</translation>
  </message>
  <message>
    <source>&amp;End:</source>
    <translation>終了(&amp;E):</translation>
  </message>
  <message>
    <source>&amp;Start:</source>
    <translation>開始(&amp;S):</translation>
  </message>
  <message>
    <source>Job &amp;priority:</source>
    <translation>印刷の優先度(&amp;P):</translation>
  </message>
  <message>
    <source>Scheduled &amp;printing:</source>
    <translation>印刷の予約(&amp;P):</translation>
  </message>
</context>
<context>
  <name>QCupsPrinterSupport</name>
  <message>
    <source>Authentication Needed</source>
    <translation>認証が必要です</translation>
  </message>
  <message>
    <source>Authentication needed to use %1 on %2.</source>
    <translation>%2 の %1 を使うには認証が必要です。</translation>
  </message>
  <message>
    <source>Authentication needed to use %1.</source>
    <translation>%1 を使うには認証が必要です。</translation>
  </message>
  <message>
    <source>Password:</source>
    <translation>パスワード:</translation>
  </message>
  <message>
    <source>Username:</source>
    <translation>ユーザー名:</translation>
  </message>
</context>
<context>
  <name>QErrorMessage</name>
  <message>
    <source>An error occurred</source>
    <translation>エラーが起きました</translation>
  </message>
  <message>
    <source>Critical Error:</source>
    <translation>重大なエラー:</translation>
  </message>
  <message>
    <source>Information:</source>
    <translation>お知らせ:</translation>
  </message>
</context>
<context>
  <name>QFileDialog</name>
  <message>
    <source>&amp;Look in:</source>
    <translation>場所(&amp;L):</translation>
  </message>
  <message>
    <source>Files of &amp;type:</source>
    <translation>ファイルの種類(&amp;T):</translation>
  </message>
</context>
<context>
  <name>QFontDatabase</name>
  <message>
    <source>Normal</source>
    <translation>標準</translation>
  </message>
</context>
<context>
  <name>QImageWriter</name>
  <message>
    <source>Cannot open device for writing: %1</source>
    <translation>書き込むために開けません: %1</translation>
  </message>
  <message>
    <source>Image is empty</source>
    <translation>画像が空です</translation>
  </message>
</context>
<context>
  <name>QPageSetupWidget</name>
  <message>
    <source>Page &amp;order:</source>
    <translation>ページの順序(&amp;O):</translation>
  </message>
  <message>
    <source>Pages &amp;per sheet:</source>
    <translation>用紙 1 枚のページ数(&amp;P):</translation>
  </message>
</context>
<context>
  <name>QPrintDialog</name>
  <message>
    <source>%1 does not follow the correct syntax. Please use ',' to separate ranges and pages, '-' to define ranges and make sure ranges do not intersect with each other.</source>
    <translation>%1 は正しく書かれていません。ページや範囲は「,」で区切り、範囲は「-」で表し、範囲どうしが重ならないようにしてください。</translation>
  </message>
  <message>
    <source>Invalid Pages Definition</source>
    <translation>ページの指定の誤り</translation>
  </message>
  <message>
    <source>Duplex Settings Conflicts</source>
    <translation>両面印刷の設定の食い違い</translation>
  </message>
  <message>
    <source>There are conflicts in duplex settings. Do you want to fix them?</source>
    <translation>両面印刷の設定が食い違っています。直しますか？</translation>
  </message>
</context>
<context>
  <name>QPrintPropertiesDialog</name>
  <message>
    <source>Advanced Option Conflicts</source>
    <translation>詳細設定の食い違い</translation>
  </message>
  <message>
    <source>Custom value for %1</source>
    <translation>%1 に指定する値</translation>
  </message>
  <message>
    <source>Page Setup Conflicts</source>
    <translation>ページ設定の食い違い</translation>
  </message>
  <message>
    <source>There are conflicts in page setup options. Do you want to fix them?</source>
    <translation>ページ設定が食い違っています。直しますか？</translation>
  </message>
  <message>
    <source>There are conflicts in some advanced options. Do you want to fix them?</source>
    <translation>詳細設定が食い違っています。直しますか？</translation>
  </message>
</context>
<context>
  <name>QPrintPropertiesWidget</name>
  <message>
    <source>Advanced</source>
    <translation>詳細</translation>
  </message>
  <message>
    <source>There are conflicts in some options. Please fix them.</source>
    <translation>食い違う設定があります。直してください。</translation>
  </message>
</context>
<context>
  <name>QPrintSettingsOutput</name>
  <message>
    <source>Double Sided Printing</source>
    <translation>両面印刷</translation>
  </message>
  <message>
    <source>Long side binding</source>
    <translation>長辺とじ</translation>
  </message>
  <message>
    <source>Short side binding</source>
    <translation>短辺とじ</translation>
  </message>
  <message>
    <source>Off</source>
    <translation>しない</translation>
  </message>
  <message>
    <source>Page &amp;Set:</source>
    <translation>印刷するページ(&amp;S):</translation>
  </message>
  <message>
    <source>Pages</source>
    <translation>ページ指定</translation>
  </message>
  <message>
    <source>Specify pages or ranges separated by commas. Ranges are specified by two numbers separated by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.</source>
    <translation>ページや範囲を「,」で区切って指定します。範囲は二つの数字を「-」でつなぎます。例: 3,5-7,9 は 3、5、6、7、9 ページを印刷します。</translation>
  </message>
</context>
<context>
  <name>QSpiAccessibleBridge</name>
  <message>
    <source>block quote</source>
    <translation>引用</translation>
  </message>
  <message>
    <source>desktop</source>
    <translation>デスクトップ</translation>
  </message>
  <message>
    <source>notification</source>
    <translation>通知</translation>
  </message>
  <message>
    <source>terminal</source>
    <translation>端末</translation>
  </message>
  <message>
    <source>window</source>
    <translation>ウィンドウ</translation>
  </message>
</context>
</TS>
