using Picasso.Imaging;
using Picasso.Kernel;
using Picasso.ObjectStorage;
using Picasso.Pictures.Commands.Imaging;

namespace Picasso.Pictures.Commands.Uploading;

/// <summary>
/// Stores the files of one attempt to upload a picture, under names that no other attempt uses: a failed attempt can delete its own files without
/// touching those of a concurrent successful repeat.
/// </summary>
internal sealed class PictureFiles(IObjectStore objects)
{
    /// <summary>Prefix of previews in the public bucket.</summary>
    public const string PreviewPrefix = "previews/";

    // Attempts to upload have hexadecimal names.
    private const char Further = 'm';

    public async Task<OriginalFile> PutOriginalAsync(
        PictureId pictureId, string attempt, StagedFile file, ImagedPicture picture, CancellationToken cancellationToken)
    {
        var original = new OriginalFile(
            $"{pictureId}/{attempt}.{picture.Format.ToString().ToLowerInvariant()}", file.Sha256,
            picture.PerceptualHash?.ToString() ?? "", file.Size, picture.Format.MediaType(), picture.Width, picture.Height,
            picture.MayBeDamaged ? UploadWarnings.MayBeDamaged : null, picture.IsDrawing ? picture.FlatLook.ToString() : null);
        await using var content = file.OpenRead();
        await objects.PutAsync(Bucket.Originals, original.Key, content, original.MediaType, cancellationToken);
        return original;
    }

    public async Task<IReadOnlyList<PreviewFile>> PutPreviewsAsync(
        PictureId pictureId, string attempt, ImagedPicture picture, CancellationToken cancellationToken)
    {
        var stored = new List<PreviewFile>();
        foreach (var preview in picture.Previews)
        {
            var name = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(preview.Bytes));
            stored.Add(await PutAsync($"{PreviewPrefix}{pictureId}/{attempt}/{name}", preview, cancellationToken));
        }

        return stored;
    }

    /// <summary>The name of a new attempt to add previews to an existing picture.</summary>
    public static string NewFurtherAttempt() => Further + Guid.NewGuid().ToString("N")[..11];

    /// <summary>Whether a public object was stored by an attempt to add previews.</summary>
    public static bool IsFurther(PictureId pictureId, string key) =>
        key.StartsWith($"{PreviewPrefix}{pictureId}/{Further}", StringComparison.Ordinal);

    /// <summary>Stores further previews. The attempt makes their names unique; widths as names keep lists of addresses small when they are compressed.</summary>
    public async Task<IReadOnlyList<PreviewFile>> PutFurtherAsync(
        PictureId pictureId, string attempt, IReadOnlyList<Rendition> previews, CancellationToken cancellationToken)
    {
        var stored = new List<PreviewFile>();
        foreach (var preview in previews)
            stored.Add(await PutAsync($"{PreviewPrefix}{pictureId}/{attempt}/{preview.Width}", preview, cancellationToken));
        return stored;
    }

    /// <summary>Deletes the files of an attempt.</summary>
    public async Task RemoveAttemptAsync(PictureId pictureId, string attempt, CancellationToken cancellationToken)
    {
        await RemoveAsync(Bucket.Originals, $"{pictureId}/{attempt}.", cancellationToken);
        await RemoveAsync(Bucket.Public, $"{PreviewPrefix}{pictureId}/{attempt}/", cancellationToken);
    }

    /// <summary>Deletes the files of all attempts for a picture.</summary>
    public async Task RemoveAllAsync(PictureId pictureId, CancellationToken cancellationToken)
    {
        await RemoveAsync(Bucket.Originals, $"{pictureId}/", cancellationToken);
        await RemoveAsync(Bucket.Public, $"{PreviewPrefix}{pictureId}/", cancellationToken);
    }

    private async Task<PreviewFile> PutAsync(string name, Rendition preview, CancellationToken cancellationToken)
    {
        var key = $"{name}.{(preview.Format == PictureFormat.Jpeg ? "jpg" : preview.Format.ToString().ToLowerInvariant())}";
        using var content = new MemoryStream(preview.Bytes, writable: false);
        await objects.PutAsync(Bucket.Public, key, content, preview.MediaType, cancellationToken);
        return new PreviewFile(key, preview.Width, preview.Height, preview.MediaType);
    }

    private async Task RemoveAsync(Bucket bucket, string prefix, CancellationToken cancellationToken)
    {
        var keys = new List<string>();
        await foreach (var stored in objects.ListAsync(bucket, prefix, cancellationToken))
            keys.Add(stored.Key);
        foreach (var key in keys)
            await objects.DeleteAsync(bucket, key, cancellationToken);
    }
}
