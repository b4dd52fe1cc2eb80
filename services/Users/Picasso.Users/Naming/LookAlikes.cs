namespace Picasso.Users.Naming;

/// <summary>
/// Letters that are confusable with a small Latin letter, written for this product after the idea of Unicode Technical Standard 39, section 4 (it is
/// a subset, and stricter: 0 and o, 1, l and i, 5 and s are the same). Each line: the letter, a colon, and its confusables.
/// </summary>
internal static class LookAlikes
{
    private static readonly string[] s_lines =
    [
        "a:аɑɐᴀᵃªаАαΑᎪ@",
        "b:вВЬьβΒʙƀɓᵇℬᏴ",
        "c:сСϲᴄᶜℂℭⅽᏟƈ",
        "d:ԁđɗᴅᵈⅾᎠ",
        "e:еЕεΕҽᴇᵉℯℰᎬэ℮",
        "f:ꜰƒᶠℱϝ",
        "g:ɡԍցɢᵍℊᏀ",
        "h:һհнНΗʜħʰℋℌℍℎᎻ",
        "i:іІӏӀıɩɪlʟɭłιΙⁱˡℐℑℒℓℹⅰⅼᏞוߊ1|",
        "j:јЈյȷᴊʲᎫϳ",
        "k:кКκΚᴋᵏƙᏦ",
        "m:мМΜᴍᵐɱℳⅿᎷ",
        "n:ոηΝɴⁿŋɲℕ",
        "o:оОοΟօՕσᴏᵒºøɵℴ0",
        "p:рРρΡᴘᵖƥℙᏢ",
        "q:ԛԚգʠℚ",
        "r:гʀʳɾℛℜℝᎡ",
        "s:ѕЅꜱˢʂՏᏚ5$",
        "t:тТτΤᴛᵗŧƭᎢ",
        "u:υսՍᴜᵘʋ",
        "v:νѵѴᴠᵛⅴᏙ",
        "w:ԝԜѡωᴡʷɯᎳ",
        "x:хХχΧˣⅹ",
        "y:уУүΥγʏʸƴℽ",
        "z:ΖᴢᶻƶʐℤᏃ",
        "力:カ", "口:ロ", "二:ニ", "工:エ", "卜:ト", "八:ハ", "夕:タ", "へ:ヘ", "べ:ベ", "ぺ:ペ", "り:リ", "一:ー",
    ];

    private static readonly Dictionary<int, int> s_map = s_lines
        .SelectMany(line => line[2..].Select(letter => ((int)letter, (int)line[0]))).DistinctBy(pair => pair.Item1)
        .ToDictionary(pair => pair.Item1, pair => pair.Item2);

    private static readonly Dictionary<int, string> s_several = new()
    {
        ['æ'] = "ae", ['œ'] = "oe", ['ß'] = "b", ['ﬀ'] = "ff", ['ﬁ'] = "fi", ['ﬂ'] = "fi", ['ﬃ'] = "ffi", ['ﬄ'] = "ffi", ['ﬅ'] = "ft", ['ﬆ'] = "st",
        ['ⅱ'] = "ii", ['ⅲ'] = "iii", ['ю'] = "io", ['ы'] = "bi", ['љ'] = "ib", ['њ'] = "hb",
    };

    /// <summary>The letter that it is confusable with; null for none.</summary>
    public static int? Find(int letter) => s_map.TryGetValue(letter, out var plain) ? plain : null;

    /// <summary>The letter sequence that it is confusable with; null for none.</summary>
    public static string? FindSeveral(int letter) => s_several.GetValueOrDefault(letter);
}
