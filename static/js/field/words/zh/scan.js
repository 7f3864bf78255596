// Scanning a label.
export default {
  title: "扫描点位标签",
  light: "补光",
  camera: "相机画面",
  aim: "把标签上的二维码放进框内。",
  refused: "没有相机权限。可在平板设置中允许，或输入标签下方的编码。",
  no_camera: "本平板没有可用的相机，请输入标签下方的编码。",
  type: "输入标签编码",
  type_hint: "标签二维码下方的 8 位编码，空格和大小写都可以。",
  find: "查找",
  no_code: "这不是点位标签的编码。编码是 8 位，由数字 2 至 9 和辅音字母组成。",
  no_sheet: "编码 {code} 的点位在本次检查中没有检查单。",
  unknown: "已下载的检查里没有编码为 {code} 的点位。",
  several: "这个点位有多张检查单，请选择：",
  nothing_here: "本平板上还没有下载检查，请先到检查列表下载。",
};
