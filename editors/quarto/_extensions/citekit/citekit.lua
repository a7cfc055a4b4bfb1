-- Hands the document to `citekit pandoc-filter` before citations are processed.
-- The environment variable CITEKIT may name the program.
function Pandoc(document)
  local program = os.getenv("CITEKIT") or "citekit"
  local text = pandoc.write(document, "json")
  local called, answer = pcall(pandoc.pipe, program, { "pandoc-filter" }, text)
  if not called then
    io.stderr:write("citekit: the sources of this document were not resolved; is citekit installed? pip install citekit\n")
    return nil
  end
  return pandoc.read(answer, "json")
end
