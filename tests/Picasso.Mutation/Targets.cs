namespace Picasso.Mutation;

/// <summary>What is mutated: code that decides and calculates, without input or output; and the tests that hold it.</summary>
internal static class Targets
{
    /// <summary>The project of the tests, and the folders within it that are about this code.</summary>
    public const string Tests = "Picasso.Domain.Tests";

    private static readonly string[] s_testFolders = ["Kernel", "Payments", "Pictures"];

    // Folder, and the names of files in it or below; every file where there is none.
    private static readonly (string Folder, string[] Files)[] s_targets =
    [
        ("services/Pictures/Picasso.Pictures/", []),
        ("services/Shared/Picasso.Kernel/", ["Money"]),
        (
            "services/Payments/",
            [
                "ArmsLength", "Bookings", "Disputing", "Fees", "LedgerEntry", "Paying", "PurchaseRule", "Refunding", "Releasing", "Reserving", "Royalties",
                "SellerBookings", "Transferring", "Undoing",
            ]
        ),
    ];

    /// <summary>Files of the repository that are mutated.</summary>
    /// <exception cref="InvalidOperationException">A named file is gone; name the one that holds its code now.</exception>
    public static IReadOnlyList<string> FilesAmong(IReadOnlyList<string> all)
    {
        var found = new List<string>();
        foreach (var (folder, names) in s_targets)
        {
            var inside = all.Where(file => file.StartsWith(folder, StringComparison.Ordinal) && file.EndsWith(".cs", StringComparison.Ordinal)).ToList();
            var missing = names.Where(name => inside.TrueForAll(file => Path.GetFileNameWithoutExtension(file) != name)).ToList();
            if (inside.Count == 0 || missing.Count > 0)
                throw new InvalidOperationException($"{folder} has no {string.Join(", ", missing)}: change Targets.cs.");
            found.AddRange(names.Length == 0 ? inside : inside.Where(file => names.Contains(Path.GetFileNameWithoutExtension(file))));
        }

        return found;
    }

    /// <summary>Whether a class of tests is about this code.</summary>
    public static bool Holds(string testClass) => s_testFolders.Any(folder => testClass.StartsWith($"{Tests}.{folder}.", StringComparison.Ordinal));
}
