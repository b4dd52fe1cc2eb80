using Picasso.Kernel;
using Picasso.Pictures;

namespace Picasso.Benchmarks;

/// <summary>Pictures that look like those people upload.</summary>
internal static class Pictured
{
    private static readonly string[] s_words = ["harbour", "morning", "storm", "light", "city", "river", "winter", "garden", "road", "glass"];

    public static string IdOf(long number) => Ids.From($"benchmark/{number}");

    public static string PersonOf(long number) => Ids.From($"benchmark/person/{number % 500}");

    public static PictureDetails DetailsOf(long number) => new(
        $"{Word(number)} and {Word(number / 10)} {number}", $"A {Word(number / 100)} in the {Word(number / 7)}.", [Word(number), Word(number / 3)],
        number % 4 == 0 ? "city" : "nature", $"{Word(number)} seen from the {Word(number / 2)}");

    public static PictureUploaded UploadOf(long number) => new(
        IdOf(number), PersonOf(number), new OriginalFile("k", new string('a', 64), "", 1, "image/jpeg", 300, 200),
        DetailsOf(number), [new($"previews/{number}", 320, 213, "image/webp")], "AQID");

    private static string Word(long number) => s_words[number % s_words.Length];
}
