/**
 * Runs before the pane's own script, in browsers of any age: where the pane can't run it says so instead of staying blank.
 * Written for Internet Explorer 11, and copied to the site as it is. The page may be the one behind the ribbon, which nobody sees:
 * each button opens the help page.
 */
(function () {
  var isNewEnough =
    typeof Promise === 'function' &&
    typeof globalThis === 'object' &&
    typeof AbortController === 'function' &&
    typeof Object.fromEntries === 'function' &&
    typeof Worker === 'function' &&
    'noModule' in document.createElement('script') &&
    !!window.CSS &&
    CSS.supports('color', 'var(--any)') &&
    readsPatterns();
  if (isNewEnough) return;
  var words = [
    '任务分解助手在这台电脑上打不开：Excel 用来显示面板的网页组件太旧了。工作簿没有任何改动。',
    '请更新 Office，或安装 Microsoft Edge WebView2 运行时，然后重新打开 Excel；也可以请单位的网络管理员帮忙。',
    'Breakdown Assistant cannot open here: the web component Excel shows panes with is too old. Your workbook was not changed. ' +
      'Update Office, or install the Microsoft Edge WebView2 Runtime, and start Excel again.',
  ];
  if (window.Application || window.wps) {
    words = [
      '任务分解助手在这台电脑上打不开：这个版本的 WPS 用来显示面板的网页组件太旧了。工作簿没有任何改动。',
      '请把 WPS 升级到最新版本再试；也可以请单位的网络管理员帮忙。',
      'Breakdown Assistant cannot open here: this version of WPS is too old to show it. Your workbook was not changed. Update WPS and try again.',
    ];
  }
  // Another id, so that a script that runs later finds no element to draw in.
  answerRibbon();
  var pane = document.getElementById('pane');
  if (!pane) return;
  pane.id = 'old-web-view';
  for (var i = 0; i < words.length; i += 1) {
    var line = document.createElement('p');
    line.className = 'old';
    line.textContent = words[i];
    pane.appendChild(line);
  }

  /** Whether regular expressions may look behind, as some of the pane's do; Safari can since 16.4. */
  function readsPatterns() {
    try {
      return new RegExp('(?<=1)2').test('12');
      // eslint-disable-next-line @typescript-eslint/no-unused-vars -- Internet Explorer does not know `catch` without a name
    } catch (error) {
      return false;
    }
  }

  /** Office finds the functions of buttons by these names; each has to say when it is done. */
  function answerRibbon() {
    var buttons = ['openPane', 'recompute', 'check', 'locate', 'summarisePhases', 'yearEnd', 'undo'];
    if (!window.Office) return;
    Office.initialize = function () {
      // Office waits for it to be there.
    };
    for (var b = 0; b < buttons.length; b += 1) {
      window[buttons[b]] = showHelp;
      if (Office.actions && Office.actions.associate) Office.actions.associate(buttons[b], showHelp);
    }
  }

  function showHelp(event) {
    var page = window.location.href.replace(/[?#].*$/, '').replace(/[^/]*$/, 'help.html');
    Office.context.ui.displayDialogAsync(
      page,
      { height: 60, width: 40, displayInIframe: true },
      function (result) {
        if (result.status !== 'succeeded') event.completed();
        else result.value.addEventHandler('dialogEventReceived', event.completed.bind(event));
      },
    );
  }
})();
