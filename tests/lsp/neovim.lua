-- An author in Neovim: types a journey, and uses what the server offers.
local cjm, folder = os.getenv('CJM'), os.getenv('FOLDER')
local n, failed = 0, 0
local function ok(condition, name, comment)
  n = n + 1
  print((condition and 'ok ' or 'not ok ') .. n .. ' - ' .. name .. '\n')
  if not condition then
    failed = failed + 1
    print('# ' .. vim.inspect(comment):gsub('\n', '\n# ') .. '\n')
  end
end

local function run()
  vim.cmd('edit ' .. folder .. '/map.journey.yaml')
  vim.bo.filetype = 'yaml'
  local buffer = vim.api.nvim_get_current_buf()
  local id = vim.lsp.start_client({ name = 'cjm', cmd = { cjm, 'lsp' }, root_dir = folder })
  vim.lsp.buf_attach_client(buffer, id)
  local client = vim.lsp.get_client_by_id(id)
  ok(vim.wait(60000, function() return client.initialized end), 'the server starts')

  local function uri() return vim.uri_from_bufnr(buffer) end
  local function ask(method, line, character, more)
    local params = vim.tbl_extend('force', { textDocument = { uri = uri() }, position = { line = line, character = character } }, more or {})
    local answer = client.request_sync(method, params, 60000, buffer)
    return answer and answer.result
  end
  local function errors() return vim.diagnostic.get(buffer, { severity = vim.diagnostic.severity.ERROR }) end
  local function feed(keys) vim.api.nvim_feedkeys(vim.api.nvim_replace_termcodes(keys, true, false, true), 'xt', false) end

  -- typed key by key, with mistakes
  vim.o.autoindent = true
  feed('ititle: Ordering shoes<CR>phases:<CR>  - title: Order<CR>  steps:<CR>  - title: Pays<CR>  emotoin: frustrated<Esc>')
  ok(vim.wait(60000, function() return #errors() > 0 end), 'a mistake is shown while typing', vim.api.nvim_buf_get_lines(buffer, 0, -1, false))
  ok(vim.wait(60000, function()
    for _, one in ipairs(errors()) do if one.message:find('emotion') then return true end end
  end), 'with what was meant', errors())
  vim.cmd('%s/emotoin/emotion/')
  ok(vim.wait(60000, function() return #errors() == 0 end), 'and gone when it is corrected', errors())

  feed('Gomoment: <Esc>')
  local last = vim.api.nvim_buf_line_count(buffer) - 1
  local column = #vim.api.nvim_get_current_line()
  local found = ask('textDocument/completion', last, column)
  local words = {}
  for _, item in ipairs(found.items) do words[item.label] = true end
  ok(words.truth and words.ending, 'words are completed', found)
  vim.bo.omnifunc = 'v:lua.vim.lsp.omnifunc'
  vim.api.nvim_set_current_line(vim.api.nvim_get_current_line() .. ' truth')
  local hover = ask('textDocument/hover', last, 9)
  ok(hover and hover.contents.value:find('%*%*moment%*%*'), 'a key is explained', hover)

  vim.cmd('%s/- title: Pays/- {id: pay, title: Pays}/')
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, {
    'title: Ordering shoes', 'phases:', '  - title: Order', '    steps:', '      - {id: pay, title: Pays, emotion: frustrated}',
    '      - {title: Leaves, next: {to: pay}}' })
  ok(vim.wait(60000, function() return #errors() == 0 end), 'the journey has no errors', errors())
  vim.api.nvim_win_set_cursor(0, { 6, 34 })
  vim.lsp.buf.definition()
  ok(vim.wait(60000, function() return vim.api.nvim_win_get_cursor(0)[1] == 5 end), 'an id leads to its definition', vim.api.nvim_win_get_cursor(0))
  vim.api.nvim_win_set_cursor(0, { 6, 34 })
  vim.lsp.buf.rename('checkout')
  ok(vim.wait(60000, function()
    local text = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n')
    return text:find('id: checkout') and text:find('to: checkout')
  end), 'an id is renamed', vim.api.nvim_buf_get_lines(buffer, 0, -1, false))
  local symbols = ask('textDocument/documentSymbol', 0, 0)
  ok(symbols[1].name == 'Order' and #symbols[1].children == 2, 'there is an outline', symbols)
  vim.api.nvim_buf_set_lines(buffer, 0, 1, false, { 'title:     Ordering shoes' })
  vim.lsp.buf.formatting_sync({}, 60000)
  ok(vim.api.nvim_buf_get_lines(buffer, 0, 1, false)[1] == 'title: Ordering shoes', 'the text is formatted', vim.api.nvim_buf_get_lines(buffer, 0, 1, false))
  local preview = ask('cjm/preview', 0, 0)
  ok(preview.svg:find('<svg') and preview.places[2].id == 'checkout', 'the text is drawn', preview.places)
  vim.lsp.stop_client(id)
  ok(vim.wait(60000, function() return client.is_stopped() end), 'the server ends')
end

local good, problem = pcall(run)
if not good then ok(false, 'the session', problem) end
print('1..' .. n .. '\n')
vim.cmd(failed > 0 and 'cquit 1' or 'qall!')
