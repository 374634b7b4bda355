/**
 * Installs the add-in through WPS's own local service, and shows the state of the installation. Builds from 12.1.0.16910 on listen at
 * 127.0.0.1:58890 for it. The requests follow the page that WPS's wpsjs 2.2.3 makes for publishing. This script is not compiled: it must
 * run in browsers of any age.
 */
(function () {
  'use strict';
  var SERVICE = 'http://127.0.0.1:58890/';
  /** Starts the service if WPS is installed and the service does not run. */
  var WAKE = 'ksoWPSCloudSvr://start=RelayHttpServer';
  var TIMEOUT_MS = 3000;
  var TRIES = 4;

  /** The text of the page in each state, and what its button does. */
  var STATES = {
    checking: { text: '正在查看这台电脑上的 WPS…' },
    'no-service': {
      text: 'WPS 没有回应。',
      todo: '请先打开 WPS 表格，再点“重新检查”。浏览器询问是否打开 WPS、是否允许访问本机时，都选允许。WPS 要 12.1.0.16910 以上（在 WPS 的“关于”里看）；更早的版本请按下面的步骤手工安装，macOS 版不支持加载项。',
      button: '重新检查',
      act: check,
    },
    'too-old': {
      text: '这个 WPS 版本太旧，不能从网页安装。',
      todo: '请更新到 12.1.0.16910 以上，或按下面的步骤手工安装。',
      button: '重新检查',
      act: check,
    },
    unreachable: {
      text: 'WPS 打不开加载项所在的地址。',
      todo: '请把上面的地址告诉网络管理员：WPS 要能打开它下面的 ribbon.xml。',
      button: '重新检查',
      act: check,
    },
    absent: { text: '还没有安装。', button: '安装', act: install },
    moved: {
      text: '装着的是另一个地址的“任务分解助手”。',
      todo: '点“更新”换成现在这个地址的。',
      button: '更新',
      act: reinstall,
    },
    blocked: {
      text: '装好了，但被停用。',
      todo: '可能是询问时没有选“信任”，或被停用过。点“重新安装”：先卸载再安装，然后重新打开 WPS。',
      button: '重新安装',
      act: reinstall,
    },
    restart: {
      text: '装好了，要重新打开 WPS 才会出现。',
      todo: '保存文件，关掉所有 WPS 窗口（托盘里的也退出），打开 WPS 表格，询问时选“信任”；再关掉、再打开一次，功能区就有“任务分解”了。',
      button: '重新检查',
      act: check,
    },
    enabled: {
      text: '已经安装并启用。',
      todo: '功能区没有“任务分解”：退出 WPS（托盘里的也退出）再打开一次；还没有，点“重新安装”，询问时选“信任”。',
      button: '重新安装',
      act: reinstall,
    },
    removed: { text: '已经卸载。重新打开 WPS 后功能区不再有“任务分解”。', button: '安装', act: install },
    failed: {
      text: 'WPS 没有接受。',
      todo: '请再试一次；还不行，请按下面的步骤手工安装。',
      button: '重新检查',
      act: check,
    },
  };

  var root = document.getElementById('automatic');
  var addin = { name: root.getAttribute('data-name'), url: addressOf(root), addonType: 'et', online: 'true' };

  /** The address that the page was made for, otherwise the folder it is in; '' for a page opened from disk. */
  function addressOf(element) {
    var address = element.getAttribute('data-address') || '';
    if (/^https?:/.test(address)) return address;
    return /^https?:/.test(location.href) ? location.href.replace(/[^/]*([?#].*)?$/, '') : '';
  }

  /** The service expects JSON as UTF-8 in base64. */
  function encoded(data) {
    return btoa(unescape(encodeURIComponent(JSON.stringify(data))));
  }

  /** Sends a request to the service. @param answered takes status and text; status 0 means no answer */
  function ask(path, body, answered) {
    var request = new XMLHttpRequest();
    var isOver = false;
    var end = function (status, text) {
      if (isOver) return;
      isOver = true;
      answered(status, text);
    };
    request.open('POST', SERVICE + path);
    request.timeout = TIMEOUT_MS;
    request.onload = function () {
      end(request.status, request.responseText);
    };
    request.onerror = request.ontimeout = function () {
      end(0, '');
    };
    request.send(body);
  }

  /** Asks for the service's version. If the service does not answer, starts it and tries again. */
  function find(tries, found) {
    ask('version', '', function (status, text) {
      if (status === 200) return found(text);
      if (tries <= 1) return found(null);
      if (tries === TRIES) document.getElementById('wake').src = WAKE;
      setTimeout(function () {
        find(tries - 1, found);
      }, 1000);
    });
  }

  function check() {
    show('checking');
    find(TRIES, function (version) {
      if (version === null) return show('no-service');
      ask('publishlist', '', function (status, text) {
        var list = status === 200 ? listed(text) : null;
        if (!list) return show('too-old');
        var state = stateIn(list);
        if (state !== 'absent') return show(state);
        checkAddress(state);
      });
    });
  }

  /** Lets WPS itself open the address, because a proxy may let the browser through but not WPS. */
  function checkAddress(state) {
    var data = encoded({ method: 'get', url: addin.url + 'ribbon.xml', data: '' });
    ask('redirect/runParams', data, function (status, text) {
      // If the service can't open the address, that does not mean that the address is wrong.
      var isOther = status === 200 && text !== '' && text.indexOf('<customUI') !== 0;
      show(isOther ? 'unreachable' : state);
    });
  }

  function listed(text) {
    try {
      var list = JSON.parse(text);
      return Object.prototype.toString.call(list) === '[object Array]' ? list : null;
    } catch (error) {
      void error;
      return null;
    }
  }

  function stateIn(list) {
    for (var i = 0; i < list.length; i += 1) {
      var installed = list[i];
      if (installed.name !== addin.name) continue;
      if (String(installed.enable) === 'false') return 'blocked';
      return installed.url === addin.url ? 'enabled' : 'moved';
    }
    return 'absent';
  }

  function deploy(cmd, done) {
    var data = encoded({
      cmd: cmd,
      name: addin.name,
      url: addin.url,
      addonType: addin.addonType,
      online: addin.online,
      version: '',
      customDomain: '',
    });
    ask('deployaddons/runParams', data, function (status, text) {
      var isDone = status === 200 && (text === 'OK' || text === '');
      if (isDone) done();
      else show('failed');
    });
  }

  function install() {
    show('checking');
    deploy('enable', function () {
      show('restart');
    });
  }

  function reinstall() {
    show('checking');
    deploy('disable', install);
  }

  function uninstall() {
    show('checking');
    deploy('disable', function () {
      show('removed');
    });
  }

  function show(name) {
    var state = STATES[name];
    root.setAttribute('data-state', name);
    document.getElementById('state').textContent = state.text;
    document.getElementById('todo').textContent = state.todo || '';
    var button = document.getElementById('act');
    button.hidden = !state.button;
    button.textContent = state.button || '';
    button.onclick = state.act || null;
    var canRemove = name === 'enabled' || name === 'blocked' || name === 'moved';
    document.getElementById('remove').hidden = !canRemove;
  }

  // A page opened from disk has no address to register, so the user must install by hand.
  if (addin.url === '') return;
  root.hidden = false;
  document.getElementById('address').textContent = addin.url;
  document.getElementById('remove').onclick = uninstall;
  check();
})();
