namespace Picasso.ObjectStorage.Folder;

/// <summary>Where the objects of one bucket lie. What belongs to an object but is none has a '~' in its name, which no key has.</summary>
internal sealed class BucketFolder(string root)
{
    private const string TypeSuffix = "~type";

    public string Root { get; } = Directory.CreateDirectory(root).FullName;

    public string FileOf(string key) => Path.Combine(Root, ObjectKey.Require(key).Replace('/', Path.DirectorySeparatorChar));

    /// <summary>The file that says the media type when the key's extension does not.</summary>
    public string TypeFileOf(string key) => FileOf(key) + TypeSuffix;

    /// <summary>Every object with the prefix, in ordinal order of the keys. Holds one folder's names at a time for each level.</summary>
    public IEnumerable<(string Key, FileInfo File)> List(string prefix) => List(new DirectoryInfo(Root), "", prefix);

    private static IEnumerable<(string Key, FileInfo File)> List(DirectoryInfo folder, string path, string prefix)
    {
        // A folder sorts by its name with the '/', as its objects' keys do: "a-b" < "a.b" < "a/b".
        var entries = folder.EnumerateFileSystemInfos()
            .Select(entry => (Key: path + entry.Name + (entry is DirectoryInfo ? "/" : ""), Entry: entry))
            .Where(item => !item.Entry.Name.EndsWith(TypeSuffix, StringComparison.Ordinal) && MayHold(item.Key, prefix))
            .OrderBy(item => item.Key, StringComparer.Ordinal)
            .ToList();
        foreach (var (key, entry) in entries)
        {
            if (entry is FileInfo file)
                yield return (key, file);
            else
                foreach (var inner in List((DirectoryInfo)entry, key, prefix))
                    yield return inner;
        }
    }

    private static bool MayHold(string key, string prefix) =>
        key.StartsWith(prefix, StringComparison.Ordinal)
        || (key.EndsWith('/') && prefix.StartsWith(key, StringComparison.Ordinal));
}
