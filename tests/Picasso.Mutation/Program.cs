using Picasso.Mutation;

// Usage: Picasso.Mutation REPOSITORY [PART-OF-A-PATH]
var root = Path.GetFullPath(args[0]);
var folder = Directory.CreateTempSubdirectory("picasso-mutation-").FullName;
try
{
    var copy = new MutatedCopy(root, folder, args.ElementAtOrDefault(1) ?? "");
    copy.Make();
    Console.WriteLine($"{copy.Mutants.Count} mutants, {copy.Excluded} more do not compile");
    var runs = new TestRuns(copy.TestFolder);
    await runs.CoverAsync();
    var fates = new Dictionary<Mutant, Fate>();
    await Parallel.ForEachAsync(copy.Mutants, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, async (mutant, _) =>
    {
        var fate = await runs.TryAsync(mutant);
        lock (fates)
            fates[mutant] = fate;
    });
    Report.Print(fates, Console.Out);
    return 0;
}
catch (InvalidOperationException failed)
{
    await Console.Error.WriteLineAsync(failed.Message);
    return 1;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
