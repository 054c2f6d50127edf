export { type AliyunProfileOptions, aliyunProfile } from './aliyun-profile.js';
