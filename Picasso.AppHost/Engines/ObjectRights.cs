using Picasso.Contracts;

namespace Picasso.AppHost.Engines;

/// <summary>The permissions of each service in the buckets, as policies of S3.</summary>
internal static class ObjectRights
{
    public const string Originals = "picasso-originals";
    public const string Public = "picasso-public";

    // At its start a service tests whether an original is public: it puts an object of this name and deletes it.
    private const string Probe = $"{Originals}/probe-*";

    private const string Whole = "\"s3:GetObject\",\"s3:PutObject\",\"s3:DeleteObject\",\"s3:AbortMultipartUpload\",\"s3:ListMultipartUploadParts\"";

    /// <summary>The policy of a service.</summary>
    public static string Of(string service) => service switch
    {
        ServiceNames.Users => Policy(Allow(Whole, $"{Public}/avatars/*"), Allow(Whole, Probe)),
        ServiceNames.PicturesCommands => Policy(Allow(Whole, $"{Public}/*"), Allow(Whole, $"{Originals}/*")),
        ServiceNames.PicturesQueries => Policy(
            Allow("\"s3:GetObject\"", $"{Public}/*"), Allow("\"s3:GetObject\"", $"{Originals}/*"), Allow(Whole, Probe)),
        _ => throw new DistributedApplicationException($"{service} stores no objects."),
    };

    private static string Policy(params string[] statements) =>
        "{\"Version\":\"2012-10-17\",\"Statement\":[" + string.Join(',',
        [
            .. statements,
            Allow("\"s3:ListBucket\",\"s3:GetBucketLocation\",\"s3:ListBucketMultipartUploads\"", Originals),
            Allow("\"s3:ListBucket\",\"s3:GetBucketLocation\",\"s3:ListBucketMultipartUploads\"", Public),
        ]) + "]}";

    private static string Allow(string actions, string resource) =>
        $"{{\"Effect\":\"Allow\",\"Action\":[{actions}],\"Resource\":[\"arn:aws:s3:::{resource}\"]}}";
}
