import { AREAS } from './areas';
import { IN_MONTH, OVERALL, RETURNS, UNITS } from './standing';
import type { Template } from './template';

/** 月度通报 */
export const BULLETIN: Template = {
  kind: 'bulletin',
  title: ['{填报单位}', '关于{“活动”}', '{月}进展情况的通报'],
  addressee: { id: 'bulletin.addressee', say: '{!addressee}' },
  opening: [
    [
      {
        firstOf: [
          { id: 'bulletin.opening.indicator', say: '现将{“活动”}中{指标}截至{截止}的进展情况通报如下。' },
          { id: 'bulletin.opening', say: '现将{“活动”}截至{截止}的进展情况通报如下。' },
        ],
      },
    ],
  ],
  sections: [
    {
      heading: '总体进展',
      paragraphs: [[...(OVERALL[0] ?? []), IN_MONTH], ...OVERALL.slice(1)],
      isByIndicator: true,
    },
    { heading: '各单位进展', paragraphs: UNITS, chart: 'completion', isByIndicator: true },
    { heading: '重点领域建会情况', paragraphs: AREAS },
    { heading: '月报报送情况', paragraphs: RETURNS },
    { heading: '下一步要求', paragraphs: [[{ id: 'bulletin.closing', say: '{!bulletin.next}' }]] },
  ],
  closing: [],
  annexes: ['units', 'areas', 'not-reported'],
};
