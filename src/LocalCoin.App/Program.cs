Console.WriteLine("usage: localcoin serve | migrate | verify | rebuild | import | export | expire | seed");
return 2;
