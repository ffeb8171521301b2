using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SyCam.Library.Tests;

/// <summary>Everything of an assembly that other assemblies can use, as text in a fixed order.</summary>
internal static class PublicApi
{
    private static readonly SymbolDisplayFormat Signature = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType
            | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeConstantValue
            | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeModifiers,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>A line for each public type and, below it, for each of its public members.</summary>
    /// <param name="path">The assembly.</param>
    /// <param name="references">The assemblies that it may refer to.</param>
    public static string Of(string path, IEnumerable<string> references)
    {
        var own = MetadataReference.CreateFromFile(path);
        var compilation = CSharpCompilation.Create(
            "reader", references: [own, .. references.Where(other => other != path).Select(other => MetadataReference.CreateFromFile(other))]);
        var assembly = (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(own)!;
        var text = new StringBuilder();
        foreach (var type in TypesOf(assembly.GlobalNamespace).OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal))
        {
            text.Append(type.ContainingNamespace.ToDisplayString()).Append(": ").Append(Kind(type)).Append(' ')
                .Append(type.ToDisplayString(Signature)).Append('\n');
            // What the compiler adds to every record is no decision of anybody.
            var members = type.GetMembers().Where(member => IsVisible(member) && !member.IsImplicitlyDeclared
                && member is not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet }
                && !(type.IsRecord && member.Name is "Equals" or "GetHashCode" or "ToString" or "PrintMembers" or "EqualityContract"
                    or "<Clone>$" or "op_Equality" or "op_Inequality" or "Deconstruct"));
            foreach (var line in members.Select(member => member.ToDisplayString(Signature)).Order(StringComparer.Ordinal))
                text.Append("    ").Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<INamedTypeSymbol> TypesOf(INamespaceOrTypeSymbol container) => container.GetMembers().SelectMany(member => member switch
    {
        INamespaceSymbol inner => TypesOf(inner),
        INamedTypeSymbol type when IsVisible(type) => TypesOf(type).Prepend(type),
        _ => [],
    });

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    private static string Kind(INamedTypeSymbol type)
    {
        var kind = type.IsRecord ? (type.IsValueType ? "record struct" : "record") : type.TypeKind.ToString().ToLowerInvariant();
        return type.IsStatic ? "static " + kind
            : type.IsAbstract && type.TypeKind == TypeKind.Class ? "abstract " + kind
            : type.IsSealed && type.TypeKind == TypeKind.Class ? "sealed " + kind
            : kind;
    }
}
