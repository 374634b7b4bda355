/**
 * The command line's help in Chinese; each key is the English sentence that it translates. A sentence that is missing here stays
 * English; test/cli/help.test.ts finds such sentences.
 */
export const HELP_ZH_CN: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'checks, completes and summarises a task breakdown table (任务分解表) in an .xlsx workbook':
    '任务分解助手：核验、补全、汇总 .xlsx 工作簿里的任务分解表',
  'show how to use a command': '显示命令的用法',
  'show the version': '显示版本号',
  'the workbook': '工作簿',
  'the workbooks; a pattern such as "*.xlsx" names all files that match':
    '工作簿，可以写几个，也可以写 "*.xlsx" 这样的通配符',
  'the workbook to write; BOOK itself is never changed': '要写成的新工作簿；原工作簿从不改动',
  'overwrite OUT': '覆盖已有的新工作簿',
  'print one JSON object': '输出一个 JSON 对象',
  'print one JSON object: what was written, sheet by sheet': '输出一个 JSON 对象：逐张工作表列出写了什么',
  'find the table and check it': '找到任务分解表并核验',
  'add or refresh the progress columns (一键重算)': '添加或更新进度列（一键重算）',
  'make or refresh the phase summary sheets (生成阶段汇总)': '生成或刷新阶段汇总表',
  'only this phase; may be repeated': '只生成这个阶段，可以写几次',
  'clear the rows of key areas that a unit no longer returns; by default they are kept':
    '清空发回的文件里已经没有的重点领域名录行；不加则保留',
  'make the list of key areas and its summary by unit and area (重点领域)':
    '制作重点领域名录，并按单位、领域汇总建会情况',
  'write the year-end summary workbook (生成年终工作簿)': '生成年终工作簿',
  'write a paper as .docx: bulletin (月度通报), phase (阶段小结), year-end (年终专题报告) or reminder (催报通知)':
    '生成 .docx 文稿：bulletin（月度通报）、phase（阶段小结）、year-end（年终专题报告）、reminder（催报通知）',
  'the document to write; the workbook to write with --kind material':
    '要写成的文稿；--kind material 时是要写成的工作簿',
  'bulletin, phase, year-end or reminder; or material, to add the sheet 文稿素材 to the workbook':
    'bulletin、phase、year-end 或 reminder；或者 material，在工作簿里加一张“文稿素材”表',
  'count figures up to this month instead of the cut-off month on 参数':
    '统计到这个月；不写就按“参数”里的截止月份',
  'the phase of a phase paper; by default the phase of the cut-off month':
    '写哪个阶段的小结；不写就是截止月份所在的阶段',
  'print one JSON object: what was written, and what is left to fill in':
    '输出一个 JSON 对象：写了什么，还有哪些待填写',
  'write a return template for each unit': '给每个单位生成一个填报模板',
  'the folder to write to; created if missing': '写到哪个文件夹，没有就新建',
  'overwrite existing templates': '覆盖已有的模板',
  'collect the figures of returned workbooks into the ledger (月报台账)': '把报来的工作簿收进月报台账',
  'the returned workbooks, or folders that contain them': '报来的工作簿，或者放着它们的文件夹',
  'the month for tables that state none in their headings or file name':
    '表头和文件名都看不出月份的表，按哪个月收',
  'convert figures stored as text ("38,021") to numbers; otherwise no sheet counts them':
    '把文本数字（“38,021”）转换成数值；不加就不计入各表',
  'propose targets that add up exactly to a total, up to three schemes side by side (拟定分解方案)':
    '拟定分解方案：各单位任务数相加正好等于总数，最多三个方案并排列出',
  'the total to divide, in the unit of measure of the target column': '要分解的总数，计量单位与任务数列相同',
  'divide the total that this growth over all baselines requires, such as 15%':
    '按全部基数增长这么多所需的总数来分解，例如 15%',
  'METHOD[:COLUMN][=WEIGHT]: baseline, growth, room:COLUMN, last-year[:COLUMN] or even; each --by is a scheme, but those with weights are combined into one':
    '方法[:列][=权重]：baseline 按基数、growth 同一增长率、room:列 按空间、last-year[:列] 按上年（不写列就用“上年完成”一类的列）、even 平均；每写一个是一个方案，带权重的合成一个',
  'round targets to multiples of 1, 10, 50, 100 or 500': '任务数取整到 1、10、50、100 或 500 的倍数',
  'the least target for every unit, or with UNIT=N for one unit; may be repeated':
    '每个单位至少；只对某个单位，写成 单位=数；可以写几次',
  'the greatest target for every unit, or with UNIT=N for one unit; may be repeated':
    '每个单位至多；只对某个单位，写成 单位=数；可以写几次',
  'a fixed target of one unit; may be repeated': '某单位的任务数定死，写成 单位=数，可以写几次',
  'write the first scheme’s targets into the table, too': '把方案一的任务数也写进任务分解表',
  'print one JSON object: the schemes, or why there are none': '输出一个 JSON 对象：各方案，或者分不成的原因',
  'write a workbook for each unit, in which it divides its task among its own units (任务再分解)':
    '任务再分解：给每个单位生成一个工作簿，写好任务，由单位分解到下级',
  'overwrite existing workbooks': '覆盖已有的工作簿',
  'set up a workbook from a plan (读方案)': '读方案，建好工作簿',
  'the plan: .docx, .txt, .md or .html': '方案：.docx、.txt、.md 或 .html',
  'the workbook to write': '要写成的工作簿',
  'print one JSON object: what was read, and what is missing': '输出一个 JSON 对象：读到了什么，缺什么',
  'the sheet with the table': '任务分解表所在的工作表',
  'the indicator to use, if the table has several': '用哪一个指标（表里有几个指标时）',
  'the table that contains a cell or range, such as Sheet1!B4':
    '用哪一张任务分解表：写出其中任何一格或区域，例如 Sheet1!B4',
};
