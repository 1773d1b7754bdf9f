"""Little words by which a language is known, as readers type them: without accents and in Latin letters too.

Left out is what neighbouring languages share (Spanish "la" and "que", German "was" and "in", Bulgarian "не" and "на"),
since a wrong language is worse than none.
"""

from collections.abc import Mapping

_WORDS: Mapping[str, str] = {
    "en": """
        about after all also always and any are at because been before being but by can could did does doesn't don't
        even every for from get good had have here him his how i i'm if isn't it it's its just know let's like make
        many more most much my never not now only our out people please really right say see she should some still
        such take than thank thanks that that's the their them then there these they they're think this those time to
        too us very want way well were what when where which while who why with would year years you you're your
    """,
    "fr": """
        ainsi alors après aussi aux avec avez avoir beaucoup bonjour c'est ça car cela ces cette ceux chaque chez
        d'un d'une dans depuis dire donc elle elles encore est et été être eux fait faut ils j'ai jamais je jour l'on
        les leur leurs même mes moi moins n'est notre nous où par parce pas peu peuple pour pourquoi qu'il qu'on
        quand quelle qui quoi rien s'il sans ses sont sous suis toujours tous tout toute toutes très trop une voilà
        votre vous
    """,
    "tr": """
        acaba ama ancak artık artik bana bazı bazi belki benim bile biraz bir biri biz bizim böyle boyle bu bunlar bunu
        burada bütün butun çok cok çünkü cunku daha değil degil diye evet fakat gibi göre gore güzel guzel hep herkes
        hiç hic hiçbir hicbir için icin ile ise kadar kendi mı mi mu nasıl nasil neden nerede niye olan olarak oldu
        olmuş olmus olsa olur onlar onu öyle oyle sadece sizin sonra şey sey şimdi simdi şu teşekkürler tesekkurler tüm
        ve veya yani yok zaten
    """,
    "hy": """
        abris amenq amot apres aranc arants arden asac asank asats asel asem asor asum axper aynpes ays aysor ayspes
        ayspisi baits barev bari barov bayc bayts bolor bolori boloris bolory chein chem chen chenq cheq chka chkar
        dranc dranq dzer dzev dzez eghav eghel eink einq enq erb erbek erevum exel gitem gites gnal guze guzem hamar
        hargeli hay hayastan hayastani hayastanum hayer hayereri hayeri hayoc hayots heto hima hon hos hye hyeren inch
        inchbes incha inchi inchpes inchu inchvor iranc isk iskapes jan joghovrdi joghovurd joghovurdy ka kani karogh
        karox kartses kez kezi khosum klini klinen kyanq lav lavn lavy linel lini linum mard mardik mardkanc mardkants
        mecy mej mek menak menq mez mezi miayn mihat mishd misht mitk naev nayev nranc nranq nuynpes orinak ov petk
        petq piti poxel qani qez qich qo saghaten senc sents shad shat shnorhakal shnorhakalutyun shnorhakalutyunner
        shnorhavor shnorhavorum sireli sranq togh tox tsavd tsez unem unen unenq unes uni urish uzes uzum vonc vonts
        vor vorn vorovhetev vortegh vory vra xosum yerb yerbek yev zhoghovurd
    """,
    "ru": """
        будет был была были было быть вам вас ведь вот всегда всего всё вы где даже для его ей ему если есть ещё еще же
        здесь из им их какой когда кто лучше меня мне много может можно мы надо нам нас него нет нечего ничего
        никто нужно об один он она они опять очень потом почему пусть себя сейчас спасибо такой такие тебя тем
        тогда того тоже только ты уже хорошо хотя чего чем что чтобы эта эти это этого этой этом этот
        chto eto kogda kto menya nado nego nichego ochen pochemu privet spasibo tebya tolko tozhe uzhe vsegda yesli
    """,
    "uk": """
        або адже але був була були було бути від він вже вони дуже коли навіть немає ні його її їх й під саме
        такий тільки треба хто це цей цього ці час чи чому ще що щоб щось я як який якщо які яка є із
    """,
}


def known_words() -> Mapping[str, str]:
    """Each word with the code of its language; words of several languages are left out."""
    languages: dict[str, set[str]] = {}
    for language, words in _WORDS.items():
        for word in words.split():
            languages.setdefault(word, set()).add(language)
    return {word: codes.pop() for word, codes in languages.items() if len(codes) == 1}
