using Picasso.Background;

namespace Picasso.DocumentStorage;

/// <summary>The collections and indexes of every store of this process, one store after the other.</summary>
internal sealed class DocumentPreparation(IEnumerable<IDocumentSchema> schemas) : IEnginePreparation
{
    public string Engine => "MongoDB";

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        foreach (var schema in schemas)
            await schema.EnsureAsync(cancellationToken);
    }
}
