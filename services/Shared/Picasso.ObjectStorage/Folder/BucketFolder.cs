namespace Picasso.ObjectStorage.Folder;

/// <summary>The files of one bucket. A file that belongs to an object without being one has a '~' in its name, which no key contains.</summary>
internal sealed class BucketFolder(string root)
{
    private const string TypeSuffix = "~type";

    public string Root { get; } = Directory.CreateDirectory(root).FullName;

    public string FileOf(string key) => Path.Combine(Root, ObjectKey.Require(key).Replace('/', Path.DirectorySeparatorChar));

    /// <summary>The file with the media type when the key's extension does not determine it.</summary>
    public string TypeFileOf(string key) => FileOf(key) + TypeSuffix;

    /// <summary>Every object with the prefix, in ordinal order of the keys. Keeps one folder's names for each level in memory.</summary>
    public IEnumerable<(string Key, FileInfo File)> List(string prefix) => List(new DirectoryInfo(Root), "", prefix);

    private static IEnumerable<(string Key, FileInfo File)> List(DirectoryInfo folder, string path, string prefix)
    {
        // A folder sorts by its name with the '/', in the same order as its objects' keys: "a-b" < "a.b" < "a/b".
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
