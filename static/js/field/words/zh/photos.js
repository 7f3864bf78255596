// Photos of the items, on their cards.
export default {
  camera: "拍照",
  library: "相册",
  needed: "需要",
  photos: "照片",
  photo: "照片",
  photo_n: "照片 {n}",
  photo_unsent: "照片 {n}，尚未上传",
  storing: "正在存入…",
  interrupted: "拍照时应用被系统关闭。照片若已拍下，请从“相册”选取，否则请重拍。",
  elsewhere_short: "在其他设备上",
  not_now: "现在打不开，请再点一次。",
};
