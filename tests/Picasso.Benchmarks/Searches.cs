using System.Diagnostics;
using Microsoft.Extensions.Options;
using Picasso.EventSourcing;
using Picasso.Pictures;
using Picasso.Pictures.Queries;
using Picasso.Pictures.Queries.Paging;
using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.ReadModel.Sqlite;
using Picasso.Pictures.Queries.Searching;
using Picasso.Pictures.Queries.Searching.Words;

namespace Picasso.Benchmarks;

/// <summary>
/// Searches of each kind, and all kinds mixed, one after the other: median and 99th percentile of the first page, by the clock and by the processor. On a busy machine the clock
/// measures the others too.
/// </summary>
internal static class Searches
{
    private const int Batch = 1_000, Words = 200_000, People = 500, Rounds = 1_000, PageSize = 24;

    private static readonly PictureFilter s_any = new(null, [], false, null, null, null, null);

    public static async Task RunAsync(TempFolder folder, int pictures)
    {
        var watch = Stopwatch.StartNew();
        var model = await FillAsync(folder.File("search.db"), pictures);
        Console.WriteLine(FormattableString.Invariant(
            $"filled {pictures:N0} pictures in {watch.Elapsed.TotalSeconds:0} s, {new FileInfo(folder.File("search.db")).Length / 1_000_000:N0} MB"));
        using var limits = new SearchLimits(Options.Create(new PictureQueriesOptions()));
        var search = new Search(model, limits);
        var all = new List<Cost>();
        foreach (var (name, query, filter) in Kinds())
        {
            var words = new Vocabulary(Words, 7);
            await MeasureAsync(search, () => query(words), filter, Rounds / 10);
            var times = await MeasureAsync(search, () => query(words), filter, Rounds);
            Print(name, times);
            all.AddRange(times);
        }

        Print("all mixed", all);
    }

    private static IEnumerable<(string Name, Func<Vocabulary, string> Query, PictureFilter Filter)> Kinds() =>
    [
        ("a word", words => words.Next() + " ", s_any),
        ("two words", words => words.Text(2), s_any),
        ("four words", words => words.Text(4), s_any),
        ("the beginning of a word", words => words.Next()[..3], s_any),
        ("a misspelt word", words => Misspell(Vocabulary.WordOf(2_000 + words.NextRank())), s_any),
        ("a person", words => NameOf(words.Number(People)), s_any),
        ("a misspelt person", words => Misspell(NameOf(words.Number(People)).Split(' ')[1]) + " ", s_any),
        ("a word of a colour", words => words.Next(), s_any with { Colour = "blue" }),
        ("a colour", _ => "", s_any with { Colour = "blue" }),
        ("a colour and a shape", _ => "", s_any with { Colour = "turquoise", Orientation = "portrait" }),
        ("what no picture has", _ => "", s_any with { Category = "city", Orientation = "portrait", Colour = "pink" }),
        ("a word, for sale", words => words.Next(), s_any with { ForSale = true }),
        ("the two most common words", _ => $"{Vocabulary.WordOf(0)} {Vocabulary.WordOf(1)}", s_any),
    ];

    private static string Misspell(string word) => word.Length > 4 ? word[..2] + word[3] + word[2] + word[4..] : word + "x";

    private static async Task<List<Cost>> MeasureAsync(Search search, Func<string> query, PictureFilter filter, int rounds)
    {
        var times = new List<Cost>(rounds);
        for (var i = 0; i < rounds; i++)
        {
            var text = query();
            var (started, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            await search.FindAsync(new SearchQuery(text, filter), new PageRequest("", PageSize), CancellationToken.None);
            times.Add(new Cost(Stopwatch.GetElapsedTime(started), Environment.CpuUsage.TotalTime - used));
        }

        return times;
    }

    private static void Print(string name, List<Cost> costs) =>
        Console.WriteLine($"{name,-28} {Of(costs.Select(cost => cost.Clock))}  processor {Of(costs.Select(cost => cost.Processor))}");

    private static string Of(IEnumerable<TimeSpan> spans)
    {
        var times = spans.Select(span => span.TotalMilliseconds).Order().ToList();
        var (median, tail) = (times[times.Count / 2], times[times.Count * 99 / 100]);
        return FormattableString.Invariant($"p50 {median,7:0.00} ms  p99 {tail,7:0.00} ms  {tail / median,6:0.0}");
    }

    private static async Task<SqlitePictureReadModel> FillAsync(string file, int pictures)
    {
        var model = new SqlitePictureReadModel(SqlitePictureReadModel.Open(file));
        var words = new Vocabulary(Words, 1);
        for (var first = 1; first <= pictures; first += Batch)
        {
            var rows = Enumerable.Range(first, Math.Min(Batch, pictures - first + 1)).Select(number => RowOf(number, words)).ToList();
            await model.SaveAsync(
                RowSet.Serving, new RowChanges(new LogPosition((ulong)first - 1), new LogPosition((ulong)rows[^1].Sequence), rows, []), CancellationToken.None);
        }

        await model.Index.SetNamesAsync(
            [.. Enumerable.Range(0, People).Select(i => new PersonName(Pictured.PersonOf(i), NameOf(i), NameWords.Of(NameOf(i))))], CancellationToken.None);
        return model;
    }

    private readonly record struct Cost(TimeSpan Clock, TimeSpan Processor);

    private static string NameOf(int person) => $"{Vocabulary.WordOf(100 + (person % 100))} {Vocabulary.WordOf(5_000 + person)}";

    private static PictureRow RowOf(int number, Vocabulary words) => new()
    {
        PictureId = Pictured.IdOf(number),
        Sequence = number,
        Position = number,
        OwnerId = Pictured.PersonOf(words.Number(People)),
        CreatorId = Pictured.PersonOf(words.Number(People)),
        UploadedAt = DateTimeOffset.UnixEpoch.AddMinutes(number),
        Details = new PictureDetails(words.Text(3), words.Text(15), [words.Next(), words.Next(), words.Next()], number % 4 == 0 ? "city" : "nature", words.Text(5)),
        Width = 300,
        Height = number % 3 == 0 ? 400 : 200,
        Sha256 = new string('a', 64),
        Size = 1,
        MediaType = "image/jpeg",
        Placeholder = "AQID",
        // None of the city is pink, and none that is turquoise is upright.
        Colours = number % 4 == 0 ? ["grey", "blue"] : number % 3 == 0 ? ["pink"] : ["turquoise"],
        Previews = [new($"previews/{number}", 320, 213, "image/webp")],
        Offer = number % 5 == 0 ? new Offer(number, "EUR") : null,
    };
}
