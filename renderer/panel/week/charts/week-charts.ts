/**
 * The pictures of the week, on the screen and on paper. They are the only part of the panel with a charting library in it,
 * and come in one file when the week is opened. Everything is said by place and shape; colour only repeats it.
 */
export { CalmChangeChart } from './calm-change-chart.tsx';
export { CarryOverChart } from './carry-over-chart.tsx';
export { HoursChart } from './hours-chart.tsx';
export { LinesChart } from './lines-chart.tsx';
export { MixChart } from './mix-chart.tsx';
export { OnMyMindChart } from './on-my-mind-chart.tsx';
export { RecoveryChart } from './recovery-chart.tsx';
export { StripChart } from './strip-chart.tsx';
