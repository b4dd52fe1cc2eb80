namespace Picasso.Mutation;

/// <summary>What is mutated: code that decides and calculates, without input or output; and the tests that hold it.</summary>
internal static class Targets
{
    /// <summary>The project of the tests, and the folders within it that are about this code.</summary>
    public const string Tests = "Picasso.Domain.Tests";

    private static readonly string[] s_testFolders = ["Kernel", "Payments", "Pictures"];

    // Projects and folders: a file that is added to one, moved within it or renamed is mutated too.
    private static readonly string[] s_folders =
        ["services/Pictures/Picasso.Pictures/", "services/Payments/Picasso.Payments.Domain/", "services/Shared/Picasso.Kernel/Money/"];

    /// <summary>Files of the repository that are mutated.</summary>
    /// <exception cref="InvalidOperationException">A folder has no code; name the one that has it now.</exception>
    public static IReadOnlyList<string> FilesAmong(IReadOnlyList<string> all) =>
        [.. s_folders.SelectMany(folder => FilesIn(folder, all))];

    /// <summary>Whether a class of tests is about this code.</summary>
    public static bool Holds(string testClass) => s_testFolders.Any(folder => testClass.StartsWith($"{Tests}.{folder}.", StringComparison.Ordinal));

    private static List<string> FilesIn(string folder, IReadOnlyList<string> all)
    {
        var files = all.Where(file => file.StartsWith(folder, StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)).ToList();
        return files.Count > 0 ? files : throw new InvalidOperationException($"{folder} has no code: change Targets.cs.");
    }
}
