/**
 * Roots of the passwords that are guessed first; digits and signs around a root do not make it another one.
 */
export const commonRoots: ReadonlySet<string> = new Set(
  `
  aaaaaa abcabc abcd abcdef abcdefg abcdefgh abcdefghi abcdefghij abcdefghijkl abcdefghijklm access account action adidas admin
  administrator adobe aikman airborne akira albert alex alexander alexis alice allison amanda america anderson andrea
  andrew angel angela angels animal anthony apollo apple april aragorn arsenal arthur asdasd asdf asdfasdf asdfgh
  asdfghj asdfghjk asdfghjkl asdfghjklqwertyuiop asdfjkl asdzxc ashley assassin august austin azerty azertyuiop backup badboy bailey
  balance banana barcelona barney baseball basketball batman beautiful beaver benjamin bigdog bigdaddy birthday bitcoin
  blackjack blink blizzard blowme bond boomer booboo boston botarmy brandon brandy braves brazil bronco broncos buddy
  bulldog butter butterfly butthead calvin camaro cameron canada captain carlos caroline carolina casper champion change changeme
  changeit changepassword charles charlie chelsea chester cheese chicago chicken chocolate chris christian christine
  christopher cisco claude coffee college colorado company computer connor cookie cooper corvette cowboy cowboys
  cracker crystal daddy dakota dallas daniel danielle dave david debbie default demo dennis deploy developer devil diablo
  diamond disney doctor dolphin dolphins dragon dragonball dreams eagles eagle edward einstein elephant elizabeth eminem enter
  enterprise everton example family falcon fender ferrari firebird fishing flower flowers football forever france frank freddy freedom
  friend friends fuckme fuckoff fuckyou garfield gateway gemini george ginger golden goldfish golf google gordon
  guest guitar hacker hammer hannah happy harley harrypotter heather hello helloworld helpme hockey hope horses hotdog
  hunter iceman icecream iloveyou iloveu iloveme incorrect internet jackson jaguar jake james jasmine jason jasper jennifer
  jeremy jessica jesus john johnny jonathan jordan joseph joshua july june justin karate killer king kitty
  knight lakers lauren letmein letmeinnow liberty lifeisgood little liverpool london lovely loveme loveyou lucky maggie magic
  manager manchester manchesterunited marina mario marlboro martin master matrix matthew maverick maximus melissa member mercedes merlin
  metallica michael michelle mickey midnight miller minecraft mobile monday money monica monkey monster morgan mother
  mountain muffin murphy mustang mypassword myspace nascar natalie naruto nathan newpassword newyork nicholas nicole ninja nintendo
  nirvana nopassword nothing office oliver online operator orange packers panther pantera pass passphrase passw passwd password passwords
  passwort patrick peaches peanut pepper phoenix player please pokemon police porsche portugal power prince princess
  private product purple pussy qazwsx qazwsxedc qazwsxedcrfv qweasd qweasdzxc qweqwe qwer qwerasdf qwert qwerty qwertyqwerty qwertyu qwertyui
  qwertyuio qwertyuiop qwertyuiopasdfghjkl rabbit rachel raiders rainbow ranger rangers real realmadrid rebecca redskins redsox richard
  robert rocket rocky root rootroot rosebud royal runner running russia samantha samsung samuel sandra saturn school scooter
  scorpion scorpio scott secret secrets secure security server service shadow shadows shannon shelby sierra silver simple skippy slayer
  slipknot smokey snickers snoopy snowball soccer sophie spanky sparky spiderman spring squirt staging stanley starwars
  station steelers stella steve steven strawberry student summer sunday sunflower sunshine superman superuser support
  supersecret swordfish sydney system taylor teacher team temp temporary tennis teresa test tester testing testpassword testtest theman thomas thunder
  thunderbird thuglife tiffany tiger tigers tigger toor toyota travis trouble trustme trustno tucker turtle twilight united user username
  vampire vanessa victor victoria viking vincent voyager warrior warcraft welcome welcomehome welcometo whatever whatsup william wilson winner winston
  winter wizard wolf xbox xxxxxx yamaha yankee yankees yellow yourpassword zaq zaqwsx zaqxsw zxcvbn zxcvbnm
  correcthorse correcthorsebatterystaple thequickbrownfox letmeinplease opensesame nevergonnagiveyouup maytheforcebewithyou
  `
    .trim()
    .split(/\s+/),
);
