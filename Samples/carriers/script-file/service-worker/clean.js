importScripts("https://cdn.example.org/workbox-sw.js");
self.__WB_MANIFEST=[{"revision":"5d1c","url":"/2022/calls.html"},{"revision":null,"url":"/media/call_01.mp3"},{"revision":"a1","url":"/index.html"}];
workbox.precaching.precacheAndRoute(self.__WB_MANIFEST);
