using Grpc.Core;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Web.Hosting;

/// <summary>The errors of a form: a sentence for a field, or for the whole form.</summary>
public sealed class Problems
{
    private readonly Dictionary<string, string> _fields = [];

    /// <summary>The sentence for the whole form; null when there is none.</summary>
    public string? General { get; private set; }

    /// <summary>Whether there are no errors.</summary>
    public bool None => General is null && _fields.Count == 0;

    /// <summary>The sentence for a field (snake_case, as in the contracts); null when the field is valid.</summary>
    public string? For(string field) => _fields.GetValueOrDefault(field);

    /// <summary>The first invalid field and its sentence.</summary>
    public (string? Field, string Sentence) First =>
        _fields.Count > 0 ? (_fields.Keys.First(), _fields.Values.First()) : (null, General ?? "");

    /// <summary>Adds an error of a field.</summary>
    public void Add(string field, string sentence) => _fields.TryAdd(field, sentence);

    /// <summary>Adds an error of the whole form.</summary>
    public void Add(string sentence) => General ??= sentence;

    /// <summary>Adds a service's error, at its field when the form has that field.</summary>
    /// <exception cref="RpcException">Signing in is required, which is no error of this form.</exception>
    public void Add(RpcException fault, params ReadOnlySpan<string> fields)
    {
        if (fault.StatusCode == StatusCode.Unauthenticated && fault.ToDomainError()?.Reason is null or "sign_in_required" or "token_invalid" or "session_ended")
            throw fault;
        var path = fault.ToDomainError()?.Field;
        // A field of one of several links is named by its path, every other one by its last part.
        var field = path is not null && fields.Contains(path) ? path : path?.Split('.')[^1];
        if (field is not null && fields.Contains(field))
            Add(field, ErrorMapping.SentenceOf(fault));
        else
            Add(ErrorMapping.SentenceOf(fault));
    }
}
