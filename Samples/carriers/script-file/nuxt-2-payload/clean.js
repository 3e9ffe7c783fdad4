__NUXT_JSONP__("/calls", (function(a,b,c){return {data:[{calls:[{quote:"They lied to us.",speaker:a,caller_phone:b,fc_note:c}]}],fetch:{},mutations:[]}}(null,null,null)));
