namespace Picasso.Testing.Words;

/// <summary>A title as people of this language write it, and what becomes of it where only words may stand.</summary>
/// <param name="Name">Language or kind of text.</param>
/// <param name="Title">As typed.</param>
/// <param name="Words">Its letters, marks and digits with hyphens between; empty when it has none.</param>
public sealed record Language(string Name, string Title, string Words)
{
    public override string ToString() => Name;
}

/// <summary>Texts that lose letters, marks or halves of characters where a program counts code units or knows ASCII alone.</summary>
public static class Languages
{
    public static IReadOnlyList<Language> All { get; } =
    [
        new("German", "Café über Straße", "Café-über-Straße"),
        new("Vietnamese", "Buổi sáng ở Huế", "Buổi-sáng-ở-Huế"),
        new("Hindi", "सुबह की रोशनी", "सुबह-की-रोशनी"),
        new("Thai", "น้ำตกยามเช้า", "น้ำตกยามเช้า"),
        new("Tamil", "காலை ஒளி", "காலை-ஒளி"),
        new("Arabic", "صَبَاحٌ في البحر", "صَبَاحٌ-في-البحر"),
        new("Persian", "می\u200cخواهم", "میخواهم"),
        new("Hebrew", "אור הבוקר", "אור-הבוקר"),
        new("Chinese", "晨光，大海", "晨光-大海"),
        new("Japanese", "朝の光", "朝の光"),
        new("Korean", "아침 햇살", "아침-햇살"),
        new("combining marks", "E\u0301te\u0301 a\u0300 Nîmes", "Été-à-Nîmes"),
        new("joined emoji", "Family 👩‍👩‍👧‍👦 day", "Family-day"),
        new("emoji alone", "❤️🏳️‍🌈", ""),
    ];
}
