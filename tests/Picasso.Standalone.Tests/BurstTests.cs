using Picasso.Testing;
using Picasso.Testing.Pictures;
using Picasso.Testing.Processes;

namespace Picasso.Standalone.Tests;

/// <summary>The memory that pictures took is given back.</summary>
[Collection(Measured.Name)]
[Trait(Pace.Trait, Pace.Slow)]
public class BurstTests
{
    private const long Megabyte = 1 << 20;

    private static readonly Dictionary<string, string> s_shortIdleTimes = new()
    {
        ["Picasso__Imaging__WorkerIdleTime"] = "00:00:01",
        ["Picasso__Imaging__ExtraWorkerIdleTime"] = "00:00:01",
    };

    [Fact]
    public async Task After_a_burst_workers_end_and_memory_is_given_back()
    {
        var data = Directory.CreateTempSubdirectory("picasso-burst-");
        var (before, after) = await BurstTwiceAsync(data.FullName);
        data.Delete(recursive: true);

        Figure.Print($"Memory without workers after a burst of 8 uploads: {before >> 20} MB, after another {after >> 20} MB");
        (after - before).ShouldBeLessThan(150 * Megabyte);
    }

    /// <returns>Bytes that the process holds after the first burst, which compiles the code that it runs, and after the second.</returns>
    private static async Task<(long Before, long After)> BurstTwiceAsync(string data)
    {
        await using var picasso = await StandaloneProcess.StartAsync(data, environment: s_shortIdleTimes);
        var people = new List<Person>();
        foreach (var number in Enumerable.Range(0, 8))
            people.Add(await Person.JoinAsync(picasso.Channel, $"Burst{number}"));
        return (
            await MemoryAfterAsync(picasso, people, [.. people.Select((_, seed) => PictureFiles.Photograph(seed, 3000, 2000))]),
            await MemoryAfterAsync(picasso, people, [.. people.Select((_, seed) => PictureFiles.Photograph(seed + 100, 3000, 2000))]));
    }

    /// <returns>Bytes that the process holds when its workers have ended.</returns>
    private static async Task<long> MemoryAfterAsync(StandaloneProcess picasso, IReadOnlyList<Person> people, IReadOnlyList<byte[]> files)
    {
        await Task.WhenAll(files.Zip(people, (file, person) => person.UploadAsync(picasso.Channel, file, Guid.NewGuid().ToString())));
        await Wait.UntilAsync(() => ChildrenOf(picasso).Length == 0, () => $"workers remain: {ChildrenOf(picasso)}");
        return MemoryUse.Of(picasso.Id).Resident;
    }

    private static string ChildrenOf(StandaloneProcess picasso) =>
        string.Join(' ', Directory.GetDirectories($"/proc/{picasso.Id}/task").Select(task => File.ReadAllText(Path.Combine(task, "children")).Trim())).Trim();
}
